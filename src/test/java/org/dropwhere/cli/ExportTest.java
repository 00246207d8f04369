package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.keras.KerasModel;
import org.dropwhere.keras.file.KerasFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private static Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void train() throws IOException {
        Path kept = Tiny.write(folder, "kept", "keep: best-weights\n" + Tiny.SETTINGS + "seeds: 2\n" + Tiny.VARIANTS);
        Path lost = Tiny.write(folder, "lost", Tiny.SETTINGS + "seeds: 1\nvariants: {control: {}}\n");
        Path partly = Tiny.write(
                folder, "partly", "keep: best-weights\n" + Tiny.SETTINGS + "seeds: 3\nvariants: {control: {}}\n");
        for (Path experiment : List.of(kept, lost, partly)) {
            PrintWriter nowhere = new PrintWriter(new StringWriter());
            assertEquals(
                    0,
                    Dropwhere.commandLine(nowhere, nowhere)
                            .execute("run", experiment.toString(), "--results", folder.toString()));
        }
    }

    @Test
    void theFileOfAVariantIsImportedAgain() {
        Path file = folder.resolve("a.keras");
        assertEquals(0, export("kept", "in-keras-words", file), err.toString());
        assertEquals(file + "\n", out.toString().replace("\r", ""));
        assertTrue(err.toString().contains(", of 2 seeds the one of the best validation accuracy, "), err.toString());
        KerasModel model = KerasModel.of(KerasFile.read(file));
        assertEquals(4, model.inputs());
        assertFalse(model.weights().isEmpty());
    }

    @Test
    void onlyFinishedTrialsAreCountedAmongThoseToChooseFrom() throws IOException {
        try (Stream<Path> trials = Files.list(folder.resolve("partly/trials"))) {
            Files.delete(trials.sorted().findFirst().orElseThrow().resolve("trial.json"));
        }
        assertEquals(0, export("partly", "control", folder.resolve("d.keras")), err.toString());
        assertTrue(err.toString().contains(", of 2 seeds the one of the best validation accuracy, "), err.toString());
    }

    @Test
    void aFileThatIsThereStaysUnlessForced() throws IOException {
        Path file = Files.writeString(folder.resolve("there.h5"), "mine");
        assertEquals(2, export("kept", "control", file));
        assertEquals(
                file + " is there already and is left alone. Move it away, choose another file, or replace it with"
                        + " --force.\n",
                err.toString());
        assertEquals("mine", Files.readString(file));
        Path taken = Files.createDirectory(folder.resolve("folder.keras"));
        err.getBuffer().setLength(0);
        assertEquals(2, export("kept", "control", taken, "--force"));
        assertEquals(taken + " is a folder; give the path of a file.\n", err.toString());
        assertEquals(0, export("kept", "control", file, "--force", "--seed", "2"));
        assertEquals(KerasFile.Format.H5, KerasFile.read(file).format());
    }

    @Test
    void weightsThatWereNotKeptAreNamedWithTheCure() {
        assertEquals(2, export("lost", "control", folder.resolve("b.keras")));
        assertEquals(
                folder.resolve("lost") + ": of seed 1 of control no weights are kept; add the line \"keep:"
                        + " best-weights\" to the experiment and run it again, which trains what lacks them once"
                        + " more.\n",
                err.toString());
        assertFalse(Files.exists(folder.resolve("b.keras")));
    }

    @Test
    void unknownVariantSeedPointAndEndingAreRefused() {
        Path file = folder.resolve("c.keras");
        refuses(
                "There is no variant \"controll\"; there are control, in-keras-words and by-site; did you mean control?",
                "controll",
                file);
        refuses("There is no seed 3; there are 1 and 2.", "control", file, "--seed", "3");
        refuses("The experiment has no sweep; leave out --point.", "control", file, "--point", "data.train=5");
        refuses(
                "The option --point is \"train\"; give PATH=VALUE, such as data.train=500.",
                "control",
                file,
                "--point",
                "train");
        for (String name : List.of("c.zip", "c.H5", "keras")) {
            Path other = folder.resolve(name);
            refuses(
                    "The option --out is \"" + other + "\"; give the path of a file that ends with .keras, or with .h5"
                            + " for the older format.",
                    "control",
                    other);
        }
        Path nowhere = folder.resolve("no/c.keras");
        refuses(
                nowhere + ": there is no folder " + nowhere.getParent() + "; make it, or choose another.",
                "control",
                nowhere);
    }

    private void refuses(String sentence, String variant, Path file, String... more) {
        err.getBuffer().setLength(0);
        assertEquals(2, export("kept", variant, file, more));
        assertEquals(sentence + "\n", err.toString());
    }

    private int export(String name, String variant, Path file, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("export", folder.resolve(name).toString(), "--variant", variant, "--out", file.toString()));
        arguments.addAll(List.of(more));
        return Dropwhere.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}
