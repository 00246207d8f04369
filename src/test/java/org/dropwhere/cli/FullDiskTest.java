package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "mounts small file systems")
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsToldInASentenceLosesNothingAndTheNextStartGoesOn() throws Exception {
        Tiny.write(folder);
        Program program = Program.in(folder);
        Result undisturbed = program.run("run", "tiny.yaml", "--results", "undisturbed");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()), "mounting is not allowed");
        try {
            // Nothing is left for some files, then for others.
            for (int kilobytes : new int[] {0, 4, 8, 20, 40, 60}) {
                Path ballast = disk.resolve("ballast");
                Files.deleteIfExists(ballast);
                fill(ballast, kilobytes);
                SortedMap<String, String> before = trials(disk);
                Result full = program.run("run", "tiny.yaml", "--results", "disk", "--quiet");
                assertEquals(5, full.code(), full.err());
                assertEquals("", full.out());
                assertEquals(1, full.errLines().size(), full.err());
                assertTrue(full.err().matches("Cannot write disk/tiny/.*: No space left on device\\.\n"), full.err());
                SortedMap<String, String> after = trials(disk);
                before.forEach((file, content) -> assertEquals(content, after.get(file), file));
            }
            Files.delete(disk.resolve("ballast"));
            assertTrue(mount("-o", "remount,size=4m", disk.toString()));
            Result mended = program.run("run", "tiny.yaml", "--results", "disk");
            assertEquals(undisturbed.out(), mended.out(), mended.err());
            assertEquals(0, mended.code());
            assertEquals(Program.files(folder.resolve("undisturbed/tiny")), Program.files(disk.resolve("tiny")));
        } finally {
            assertEquals(
                    0, new ProcessBuilder("umount", disk.toString()).start().waitFor());
        }
    }

    @Test
    void aReadOnlyDiskIsToldInASentence() throws Exception {
        Tiny.write(folder);
        Program program = Program.in(folder);
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "mounting is not allowed");
        try {
            assertEquals(0, program.run("run", "tiny.yaml", "--results", "disk").code());
            SortedMap<String, String> before = Program.files(disk);
            assertTrue(mount("-o", "remount,ro", disk.toString()));
            assertEquals(
                    new Result(5, "", "Cannot write disk/tiny/lock: Read-only file system.\n"),
                    program.run("run", "tiny.yaml", "--results", "disk"));
            assertEquals(before, Program.files(disk));
        } finally {
            assertEquals(
                    0, new ProcessBuilder("umount", disk.toString()).start().waitFor());
        }
    }

    /** Leaves so much. */
    private static void fill(Path ballast, int kilobytes) throws IOException {
        long free = Files.getFileStore(ballast.getParent()).getUsableSpace();
        Files.write(ballast, new byte[(int) Math.max(0, free - kilobytes * 1024L)]);
    }

    private static SortedMap<String, String> trials(Path disk) throws IOException {
        SortedMap<String, String> files = Program.files(disk);
        files.keySet().removeIf(file -> !file.endsWith("trial.json") && !file.endsWith("epochs.csv"));
        return files;
    }

    private static boolean mount(String... args) throws Exception {
        String[] command = new String[args.length + 1];
        command[0] = "mount";
        System.arraycopy(args, 0, command, 1, args.length);
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
