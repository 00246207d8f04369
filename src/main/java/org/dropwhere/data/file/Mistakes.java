package org.dropwhere.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.failure.BadInput;

/** What is wrong in a file of text: the first few with their positions, and how many others, as every line may be. */
final class Mistakes {
    /** Of one file; chosen, not measured. */
    static final int REPORTED = 10;

    private static final int QUOTED_CHARACTERS = 40;

    /**
     * Something wrong in a file of text.
     *
     * @param line counted from 1
     * @param column counted from 1
     * @param sentence what was found, and what is allowed
     * @param cure what to do about it, as a sentence; of many mistakes with the same cure only the first says it
     */
    record Mistake(long line, long column, String sentence, Optional<String> cure) {}

    private final Path path;
    private final List<Mistake> first = new ArrayList<>();
    private long others;

    Mistakes(Path path) {
        this.path = path;
    }

    void add(long line, long column, String sentence, Optional<String> cure) {
        add(new Mistake(line, column, sentence, cure));
    }

    void add(Mistake mistake) {
        if (first.size() < REPORTED) {
            first.add(mistake);
        } else {
            others++;
        }
    }

    /** One that is known when others that stand behind it are, so that it is always kept. */
    void addLate(long line, long column, String sentence, Optional<String> cure) {
        first.add(new Mistake(line, column, sentence, cure));
    }

    /** Mistakes of which no more is known than that they are there. */
    void addOthers(long count) {
        others += count;
    }

    /** A position as the start of a message. */
    String at(long line, long column) {
        return path + ":" + line + ":" + column + ": ";
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    /** All that was added, in the order of the file. */
    BadInput failure() {
        return new BadInput(sentences());
    }

    /** Likewise, with what has ended reading. */
    BadInput failure(BadInput end) {
        List<String> all = new ArrayList<>(sentences());
        all.addAll(end.sentences());
        return new BadInput(all);
    }

    private List<String> sentences() {
        first.sort(Comparator.comparingLong(Mistake::line).thenComparingLong(Mistake::column));
        List<String> sentences = new ArrayList<>();
        Set<String> cures = new HashSet<>();
        for (Mistake mistake : first.subList(0, Math.min(first.size(), REPORTED))) {
            sentences.add(at(mistake.line(), mistake.column())
                    + mistake.sentence()
                    + mistake.cure().filter(cures::add).map(cure -> " " + cure).orElse(""));
        }
        long more = others + Math.max(0, first.size() - REPORTED);
        if (more > 0) {
            sentences.add(path + ": " + more + (more == 1 ? " more mistake." : " more mistakes."));
        }
        return sentences;
    }

    /** What was found, shortened if it is long. */
    static String quoted(String found) {
        boolean isLong = found.length() > QUOTED_CHARACTERS;
        return "'" + (isLong ? found.substring(0, QUOTED_CHARACTERS) + "..." : found) + "'";
    }
}
