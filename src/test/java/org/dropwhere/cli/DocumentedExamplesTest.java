package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.config.Overrides;
import org.dropwhere.data.file.numpy.WrittenArray;
import org.dropwhere.documentation.CodeBlock;
import org.dropwhere.documentation.Page;
import org.dropwhere.spec.Sweep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every example of the documentation works. The language of a block and the HTML comment in the line above it say how
 * it is tested:
 *
 * <ul>
 *   <li>{@code yaml}: a whole experiment file. After {@code fragment of: FILE} it overrides that file; after
 *       {@code with the files A B} these have the content of the page's {@code csv} block of that name, or of its
 *       first, and are read too; a {@code .keras} file is one of the golden ones, a {@code .npy} has vectors.
 *   <li>{@code csv} after {@code file: NAME}: a data file for the fragments of its page.
 *   <li>{@code sh}: commands, which have these options; after {@code run} they are given.
 *   <li>{@code console} after {@code run before: COMMAND}: a command after {@code $}, and all that it prints.
 *   <li>{@code text} after {@code beginning of: COMMAND}: what the command prints first; after {@code files of:
 *       COMMAND}: the files that it leaves.
 *   <li>{@code text} or {@code python} after {@code not checked: REASON}: none of these.
 *   <li>{@code java}: in {@code library.md} alone, which has a test of its own.
 * </ul>
 */
class DocumentedExamplesTest {
    private static final Set<String> OPTIONS_WITH_FOLDERS = Set.of("--out", "--results", "--svg");

    private static final Path SAVED = Path.of("src/test/resources/golden-files/models/question-lstm.keras");

    /** A copy of the files that examples name, into which they write. */
    @TempDir
    private static Path folder;

    /** What commands printed that several examples show. */
    private static final Map<String, String> OUTPUTS = new HashMap<>();

    private static List<Page> pages = List.of();
    private static List<CodeBlock> blocks = List.of();

    @BeforeAll
    static void copyExperiments() throws IOException {
        pages = Page.all();
        blocks = pages.stream().flatMap(page -> page.blocks().stream()).toList();
        for (String name : List.of("configs", "experiments")) {
            Files.createDirectories(folder.resolve(name));
            try (Stream<Path> files = Files.list(Path.of(name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file));
                }
            }
        }
    }

    static List<CodeBlock> blocks(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    static List<CodeBlock> yaml() {
        return blocks("yaml");
    }

    static List<CodeBlock> sh() {
        return blocks("sh");
    }

    static List<CodeBlock> console() {
        return blocks("console");
    }

    static List<CodeBlock> beginnings() {
        return blocks("text").stream()
                .filter(block -> block.rule("beginning of").isPresent())
                .toList();
    }

    static List<CodeBlock> listings() {
        return blocks("text").stream()
                .filter(block -> block.rule("files of").isPresent())
                .toList();
    }

    @Test
    void everyExampleIsTestedOrSaysWhyNot() {
        Predicate<CodeBlock> tested = block -> block.rule("not checked").isPresent()
                || switch (block.language()) {
                    case "yaml" ->
                        block.rule().isEmpty() || block.rule("fragment of").isPresent();
                    case "csv" -> block.rule("file").isPresent();
                    case "sh" ->
                        block.rule().isEmpty() || block.rule().orElseThrow().equals("run");
                    case "console" -> block.rule("run before").isPresent();
                    case "text" ->
                        block.rule("beginning of").isPresent()
                                || block.rule("files of").isPresent();
                    case "java" -> block.page().endsWith("library.md");
                    default -> false;
                };
        assertEquals(List.of(), blocks.stream().filter(tested.negate()).toList());
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void experimentFilesAreValid(CodeBlock block) throws IOException {
        Path file = folder.resolve("example.yaml");
        if (block.rule().isEmpty()) {
            Files.writeString(file, block.text());
            ExperimentFile.read(file);
            return;
        }
        String[] rule = block.rule("fragment of").orElseThrow().split("; with the files ", 2);
        Files.writeString(folder.resolve("fragment.yaml"), block.text());
        Files.writeString(file, "extends: [" + rule[0] + ", fragment.yaml]\n");
        if (rule.length == 1) {
            Sweep unused = block.text().lines().anyMatch("search:"::equals)
                    ? ExperimentFile.readSearch(file, Overrides.NONE)
                    : ExperimentFile.read(file);
            return;
        }
        for (String data : rule[1].split(" ", -1)) {
            if (data.endsWith(".keras")) {
                Files.copy(SAVED, folder.resolve(data), StandardCopyOption.REPLACE_EXISTING);
            } else if (data.endsWith(".npy")) {
                writeVectors(folder.resolve(data));
            } else {
                Files.writeString(folder.resolve(data), csv(block.page(), data));
            }
        }
        execute(0, List.of("plan", file.toString()));
    }

    /** For the 11 types of tokens that the model has too. */
    private static void writeVectors(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            WrittenArray.of(new float[11 * 3], 0, List.of(11, 3)).writeTo(out);
        }
    }

    /** The page's block of that name, or else its first, which all files may have. */
    private static String csv(Path page, String name) {
        List<CodeBlock> ofPage = blocks("csv").stream()
                .filter(block -> block.page().equals(page))
                .toList();
        return ofPage.stream()
                .filter(block -> block.rule("file").equals(Optional.of(name)))
                .findFirst()
                .orElse(ofPage.get(0))
                .text();
    }

    @ParameterizedTest
    @MethodSource("sh")
    void commandsExistWithTheirOptions(CodeBlock block) throws IOException {
        boolean run = block.rule().isPresent();
        for (String line : block.text().replace("\\\n", " ").lines().toList()) {
            List<String> words = words(line);
            switch (words.get(0)) {
                case "./dropwhere" -> parse(block, words.subList(1, words.size()), run);
                case "java" ->
                    parse(block, words.subList(words.indexOf("target/dropwhere.jar") + 1, words.size()), run);
                case "mvn" -> checkMaven(words.subList(1, words.size()));
                case "python3" -> assertTrue(Files.exists(Path.of(words.get(1))), words.get(1));
                case ".ci/run" -> assertTrue(Files.isExecutable(Path.of(".ci/run")));
                default -> throw new AssertionError(block + ": what is " + words.get(0) + "?");
            }
        }
    }

    /** Without variables before it and pipes behind it. */
    private static List<String> words(String line) {
        return Stream.of(line.split(" \\| ", 2)[0].strip().split("\\s+", -1))
                .dropWhile(word -> word.matches("[A-Z_]+=.*"))
                .toList();
    }

    private static void parse(CodeBlock block, List<String> args, boolean run) throws IOException {
        CommandLine line =
                Dropwhere.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        line.parseArgs(args.toArray(String[]::new));
        for (String arg : args) {
            if (arg.endsWith(".yaml") && !args.get(0).equals("import")) {
                assertTrue(Files.exists(Path.of(arg)) || isWrittenBefore(block, arg), block + " names no file: " + arg);
            }
        }
        if (run) {
            execute(0, moved(args));
        }
    }

    /** Whether the page has shown such an experiment file. */
    private static boolean isWrittenBefore(CodeBlock block, String file) {
        String name = "name: " + file.replace(".yaml", "");
        return yaml().stream()
                .anyMatch(yaml -> yaml.page().equals(block.page())
                        && yaml.line() < block.line()
                        && yaml.text().lines().anyMatch(name::equals));
    }

    private static void checkMaven(List<String> args) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        for (String arg : args) {
            if (arg.startsWith("-P")) {
                assertTrue(pom.contains("<id>" + arg.substring(2) + "</id>"), arg);
            } else if (arg.startsWith("-Dtest=")) {
                String test = "/" + arg.substring("-Dtest=".length()) + ".java";
                try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
                    assertTrue(tests.anyMatch(file -> file.toString().endsWith(test)), arg);
                }
            } else if (arg.startsWith("-D")) {
                String property = arg.substring(2).split("=", 2)[0];
                assertTrue(property.equals("skipTests") || mentions(property, pom), arg);
            } else {
                assertTrue(
                        Set.of("-q", "package", "spotless:apply", "test", "verify")
                                .contains(arg),
                        arg);
            }
        }
    }

    private static boolean mentions(String property, String pom) throws IOException {
        if (pom.contains(property)) {
            return true;
        }
        try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    tests.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("\"" + property + "\"")) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("console")
    void sessionsPrintWhatTheyShow(CodeBlock block) {
        outputOf(block.rule("run before").orElseThrow());
        String[] session = block.text().split("\n", 2);
        List<String> command = words(session[0]);
        assertEquals(List.of("$", "./dropwhere"), command.subList(0, 2));
        assertEquals(session[1], execute(0, moved(command.subList(2, command.size()))));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void outputBeginsAsShown(CodeBlock block) {
        String output = outputOf(block.rule("beginning of").orElseThrow());
        assertTrue(output.startsWith(block.text()), output);
    }

    /**
     * A line names a file, or a folder with its slash, below the folder that is less indented; two spaces end a name.
     */
    @ParameterizedTest
    @MethodSource("listings")
    void foldersHaveTheFilesThatAreListed(CodeBlock block) throws IOException {
        List<String> required = new ArrayList<>();
        Set<String> listed = new TreeSet<>();
        String parent = "";
        for (String line : block.text().lines().skip(1).toList()) {
            String[] parts = line.strip().split(" {2,}", 2);
            String name = line.startsWith("    ") ? parent + parts[0] : parts[0];
            listed.add(name);
            if (name.endsWith("/")) {
                parent = name;
            } else if (!parts[1].startsWith("only ") && !parts[1].startsWith("while ")) {
                required.add(name);
            }
        }
        outputOf(block.rule("files of").orElseThrow());
        Set<String> present = Program.files(folder.resolve("results/quickstart")).keySet().stream()
                .map(file -> file.replaceFirst("trials/[0-9a-f]+/", "trials/ID/"))
                .filter(file -> !file.matches("tables/.*\\.md"))
                .map(file -> file.replaceFirst("^charts/.*", "charts/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(present.containsAll(required), present + " lacks some of " + required);
        assertTrue(listed.containsAll(present), listed + " lacks some of " + present);
    }

    @Test
    void theTableOfCommandsHasEveryCommandWithAllItsOptions() {
        Map<String, Set<String>> commands = new TreeMap<>();
        Dropwhere.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .getSubcommands()
                .forEach((name, command) -> commands.put(name, options(command.getCommandSpec())));
        commands.put("help", Set.of("--version"));
        Map<String, Set<String>> documented = new TreeMap<>();
        for (List<String> row : page("commands.md").table("command")) {
            documented.put(row.get(0).substring(1).split("[ `]", 2)[0], optionsIn(row.get(0)));
        }
        assertEquals(commands, documented);
    }

    @Test
    void everyOptionThatIsNamedExists() {
        Set<String> options = new TreeSet<>(List.of("--help", "--version"));
        Dropwhere.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .getSubcommands()
                .values()
                .forEach(command -> options.addAll(options(command.getCommandSpec())));
        Set<String> named = pages.stream()
                .filter(page -> !page.file().endsWith("CHANGELOG.md"))
                .flatMap(page -> page.prose().stream())
                .flatMap(line ->
                        Pattern.compile("`[^`]*`").matcher(line).results().map(MatchResult::group))
                .flatMap(code -> optionsIn(code).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(options);
        assertEquals(Set.of(), named);
    }

    private static Set<String> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(option -> option.longestName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> optionsIn(String text) {
        return Pattern.compile("(?<![\\w-])--[a-z][a-z-]*")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theTableOfExitCodesHasThemAll() {
        assertEquals(
                List.copyOf(ExitCode.list().keySet()),
                page("commands.md").table("exit code").stream()
                        .map(row -> row.get(0))
                        .toList());
    }

    @Test
    void theTableOfEventsHasAllTheirKeys() {
        Map<String, String> documented = page("commands.md").table("`event`").stream()
                .collect(Collectors.toMap(row -> row.get(0).replace("`", ""), row -> row.get(1)));
        String command = console().get(0).rule("run before").orElseThrow();
        for (String line :
                outputOf(command).lines().filter(text -> text.startsWith("{")).toList()) {
            JsonNode event = new JsonMapper().readTree(line);
            String keys = documented.getOrDefault(event.required("event").stringValue(), "");
            Set<String> unknown = new TreeSet<>(event.propertyNames());
            unknown.removeAll(Set.of("event", "trial", "name", "seed"));
            unknown.removeIf(key -> keys.contains("`" + key + "`"));
            assertEquals(Set.of(), unknown, line);
        }
    }

    private static Page page(String name) {
        return pages.stream()
                .filter(page -> page.file().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a command prints, which is given once. */
    private static String outputOf(String command) {
        return OUTPUTS.computeIfAbsent(command, text -> {
            List<String> args = new ArrayList<>(words(text));
            if (args.get(0).equals("run")) {
                args.addAll(List.of("--results", "results"));
            }
            return execute(0, moved(args));
        });
    }

    /** With the folders into which the command writes, and results that it reads, below the test's folder. */
    private static List<String> moved(List<String> args) {
        List<String> moved = new ArrayList<>();
        for (String arg : args) {
            boolean moves = arg.startsWith("results/")
                    || (!moved.isEmpty() && OPTIONS_WITH_FOLDERS.contains(moved.get(moved.size() - 1)));
            moved.add(moves ? folder.resolve(arg).toString() : arg);
        }
        return moved;
    }

    /** Runs a command in this JVM. Returns what it prints on both streams, in its order. */
    private static String execute(int code, List<String> args) {
        StringWriter printed = new StringWriter();
        PrintWriter streams = new PrintWriter(printed, true);
        assertEquals(
                code, Dropwhere.commandLine(streams, streams).execute(args.toArray(String[]::new)), printed::toString);
        return printed.toString();
    }
}
