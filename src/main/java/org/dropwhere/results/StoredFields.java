package org.dropwhere.results;

import java.util.Map;

/** Records as they stand in the results folder's files, for others who write the same values elsewhere. */
public final class StoredFields {
    private StoredFields() {}

    /** The components of a record by their names in files, as maps, lists and simple values; absent ones left out. */
    public static Map<String, Object> of(Record record) {
        return StoredForm.map(record);
    }
}
