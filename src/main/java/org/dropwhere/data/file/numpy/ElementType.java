package org.dropwhere.data.file.numpy;

/** What the elements of an array are, in NumPy's names. */
public enum ElementType {
    /** One byte, 0 or 1. */
    BOOL("bool"),
    /** Of one byte. */
    INT8("int8"),
    /** Of two bytes. */
    INT16("int16"),
    /** Of four bytes. */
    INT32("int32"),
    /** Of eight bytes. */
    INT64("int64"),
    /** Of one byte. */
    UINT8("uint8"),
    /** Of two bytes. */
    UINT16("uint16"),
    /** Of four bytes. */
    UINT32("uint32"),
    /** Of eight bytes. */
    UINT64("uint64"),
    /** Of two bytes, IEEE 754. */
    FLOAT16("float16"),
    /** Of four bytes, IEEE 754. */
    FLOAT32("float32"),
    /** Of eight bytes, IEEE 754. */
    FLOAT64("float64"),
    /** Characters of four bytes each, filled up with zeros. */
    TEXT("str"),
    /** Bytes of text, filled up with zeros. */
    BYTES("bytes"),
    /** Python objects, which only pickle reads. */
    OBJECTS("object");

    private final String numpyName;

    ElementType(String numpyName) {
        this.numpyName = numpyName;
    }

    /** NumPy's name: {@code int32}. */
    public String numpyName() {
        return numpyName;
    }

    /** Whether elements are floats. */
    public boolean isFloat() {
        return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
    }

    /** Whether elements are numbers; true and false are 1 and 0. */
    public boolean isNumber() {
        return !isText() && this != OBJECTS;
    }

    /** Whether elements are texts. */
    public boolean isText() {
        return this == TEXT || this == BYTES;
    }
}
