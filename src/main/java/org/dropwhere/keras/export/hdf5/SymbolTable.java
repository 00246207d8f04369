package org.dropwhere.keras.export.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a group finds its members: a B-tree of version 1 (III.A.1), nodes of symbols (III.B) and names (III.D). */
final class SymbolTable {
    /** Symbols of a node: twice the superblock's group leaf node K. */
    private static final int SYMBOLS = 2 * Superblock.LEAF_K;

    /** Children of a node of the tree: twice the superblock's group internal node K. */
    private static final int CHILDREN = 2 * Superblock.INTERNAL_K;

    private static final int TREE_NODE = 24 + CHILDREN * 8 + (CHILDREN + 1) * 8;
    private static final int SYMBOL = 40;
    private static final int SYMBOL_NODE = 8 + SYMBOLS * SYMBOL;

    /** The least size of a heap's names, and of a free block in it. */
    private static final int LEAST_NAMES = 88;

    private static final int FREE_BLOCK = 16;
    private static final int NO_FREE_BLOCK = 1;

    private SymbolTable() {}

    /**
     * A member.
     *
     * @param header where its object header is
     * @param scratch the addresses of its tree and names if it is a group
     */
    record Symbol(long header, List<Long> scratch) {}

    /**
     * Where a table is.
     *
     * @param tree its root
     * @param names the local heap
     */
    record Address(long tree, long names) {}

    /** A part of the tree, with the place of the last name in it. */
    private record Child(long address, long lastName) {}

    /**
     * Writes the table of some members at the end of a file.
     *
     * @param symbols by name, sorted
     */
    static Address write(Map<String, Symbol> symbols, Bytes file) {
        Map<String, Long> places = new LinkedHashMap<>();
        long names = names(symbols, places, file);
        List<Child> nodes = new ArrayList<>();
        List<String> sorted = List.copyOf(symbols.keySet());
        for (int from = 0; from < sorted.size(); from += SYMBOLS) {
            List<String> some = sorted.subList(from, Math.min(from + SYMBOLS, sorted.size()));
            nodes.add(symbols(some, symbols, places, file));
        }
        int level = 0;
        do {
            nodes = level(level, nodes, file);
            level++;
        } while (nodes.size() > 1);
        return new Address(nodes.get(0).address(), names);
    }

    /** A local heap, whose segment of names begins with the empty one and follows at once. */
    private static long names(Map<String, Symbol> symbols, Map<String, Long> places, Bytes file) {
        Bytes names = new Bytes().to(Bytes.ALIGNMENT);
        for (String name : symbols.keySet()) {
            places.put(name, (long) names.size());
            names.raw(name.getBytes(StandardCharsets.US_ASCII)).u8(0).aligned();
        }
        int used = names.size();
        boolean hasRoom = used + FREE_BLOCK <= LEAST_NAMES;
        if (hasRoom) {
            names.u64(NO_FREE_BLOCK).u64(LEAST_NAMES - used).to(LEAST_NAMES);
        }
        long address = file.size();
        file.raw("HEAP".getBytes(StandardCharsets.US_ASCII))
                .u32(0)
                .u64(names.size())
                .u64(hasRoom ? used : NO_FREE_BLOCK)
                .u64(address + 32)
                .raw(names.toArray());
        return address;
    }

    /** A node of symbols, which has room for as many as it can have. */
    private static Child symbols(List<String> some, Map<String, Symbol> all, Map<String, Long> places, Bytes file) {
        int address = file.size();
        file.raw("SNOD".getBytes(StandardCharsets.US_ASCII)).u8(1, 0).u16(some.size());
        long last = 0;
        for (String name : some) {
            Symbol symbol = all.getOrDefault(name, new Symbol(0, List.of()));
            last = places.getOrDefault(name, 0L);
            file.u64(last).u64(symbol.header());
            cached(symbol.scratch(), file);
        }
        file.to(address + SYMBOL_NODE);
        return new Child(address, last);
    }

    /** What a symbol knows of a group's table (III.C). */
    static void cached(List<Long> scratch, Bytes file) {
        int end = file.size() + 24;
        file.u32(scratch.isEmpty() ? 0 : 1).u32(0);
        scratch.forEach(address -> file.u64(address));
        file.to(end);
    }

    /** Nodes of the tree at one level, which know their neighbours; a key is the last name of the child before it. */
    private static List<Child> level(int level, List<Child> children, Bytes file) {
        int count = Math.max(1, (children.size() + CHILDREN - 1) / CHILDREN);
        long first = file.size();
        List<Child> nodes = new ArrayList<>();
        long last = 0;
        for (int node = 0; node < count; node++) {
            // Of equal sizes, as nodes but the root are at least half full.
            List<Child> own = children.subList(
                    (int) ((long) children.size() * node / count), (int) ((long) children.size() * (node + 1) / count));
            int address = file.size();
            file.raw("TREE".getBytes(StandardCharsets.US_ASCII))
                    .u8(0, level)
                    .u16(own.size())
                    .u64(node == 0 ? Superblock.UNDEFINED : address - TREE_NODE)
                    .u64(node == count - 1 ? Superblock.UNDEFINED : first + (long) (node + 1) * TREE_NODE)
                    .u64(last);
            for (Child child : own) {
                file.u64(child.address()).u64(child.lastName());
                last = child.lastName();
            }
            file.to(address + TREE_NODE);
            nodes.add(new Child(address, last));
        }
        return nodes;
    }
}
