package org.dropwhere.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param file relative to the repository's root
 * @param lines its lines
 */
public record Page(Path file, List<String> lines) {
    private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    /** The README, the other pages at the top, and all below {@code src/site/markdown}. */
    public static List<Page> all() {
        try (Stream<Path> site = Files.walk(Path.of("src/site/markdown"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(Path::of),
                            site.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a page. */
    public static Page read(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks, in their order. */
    public List<CodeBlock> blocks() {
        List<CodeBlock> blocks = new ArrayList<>();
        Optional<Integer> opened = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("```")) {
                continue;
            }
            if (opened.isPresent()) {
                blocks.add(block(opened.get(), i));
                opened = Optional.empty();
            } else {
                opened = Optional.of(i);
            }
        }
        if (opened.isPresent()) {
            throw new IllegalStateException(file + ": the block at line " + (opened.get() + 1) + " has no end");
        }
        return blocks;
    }

    private CodeBlock block(int first, int last) {
        Matcher comment = COMMENT.matcher(first == 0 ? "" : lines.get(first - 1));
        return new CodeBlock(
                file,
                first + 1,
                lines.get(first).substring(3).strip(),
                comment.matches() ? Optional.of(comment.group(1)) : Optional.empty(),
                String.join("\n", lines.subList(first + 1, last)) + "\n");
    }

    /** The lines outside fenced blocks. */
    public List<String> prose() {
        List<String> prose = new ArrayList<>(lines);
        List<CodeBlock> blocks = blocks();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            CodeBlock block = blocks.get(i);
            int first = block.line() - 1;
            prose.subList(first, first + 2 + (int) block.text().lines().count()).clear();
        }
        return prose;
    }

    /** The targets of the links and pictures, without those to other sites. */
    public List<String> links() {
        return prose().stream()
                .flatMap(line -> LINK.matcher(line).results())
                .map(MatchResult::group)
                .map(link -> link.substring(2, link.length() - 1))
                .filter(link -> !link.startsWith("https://"))
                .toList();
    }

    /** The names by which forges let links point to headings. */
    public List<String> anchors() {
        return prose().stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The rows of the table whose first heading is given: each its cells, without the heading. */
    public List<List<String>> table(String heading) {
        List<List<String>> rows = lines.stream()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(Page::cells)
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalStateException(file + " has no table of " + heading);
        }
        return rows;
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** The file's name, for the names of tests. */
    @Override
    public String toString() {
        return file.toString();
    }
}
