package org.dropwhere.results;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.dropwhere.config.yaml.YamlText;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.text.Sha256;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Changes files of a results folder and renews their checksums, as anybody can who reads how they are made. */
public final class Forger {
    private static final List<Object> VALUES = List.of(
            -1,
            0,
            1,
            2_000_000_000,
            Long.MAX_VALUE,
            new BigInteger("9".repeat(40)),
            0.5,
            -0.25,
            1e300,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            true,
            "",
            "../../x",
            "=cmd()",
            "<script>alert(1)</script>",
            "a|b\nc",
            "\u001b[31m\u202e",
            "x".repeat(5000));

    private final SplittableRandom random;

    /** The same seed makes the same changes. */
    public Forger(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Another text for {@code plan.yaml}; where its trials are changed, every other time with the ids that follow. */
    public String plan(String sealed) throws DamagedContentException {
        Map<Object, Object> root = mutable(yaml(TrailingChecksum.COMMENT.open(bytes(sealed))));
        changeSomething(root);
        if (random.nextBoolean()) {
            renewIds(root);
        }
        String label = sealed.startsWith("# ") ? sealed.substring(0, sealed.indexOf('\n') + 1) : "";
        return sealedYaml(label.isEmpty() ? YamlText.of(stringKeys(root), 160) : label + lines(root));
    }

    private static Map<?, ?> yaml(String text) {
        return (Map<?, ?>) Objects.requireNonNull(new Load(LoadSettings.builder()
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build())
                .loadFromString(text));
    }

    /** As plans are written since format 2: a line of JSON for each item of a list. */
    private static String lines(Map<Object, Object> root) {
        Map<String, Object> head = stringKeys(root);
        StringBuilder lists = new StringBuilder();
        for (String key : List.of("cells", "swept", "trials")) {
            if (head.get(key) instanceof List<?> list && !list.isEmpty()) {
                head.remove(key);
                lists.append(key).append(":\n");
                list.forEach(item -> lists.append("- ")
                        .append(new JsonMapper().writeValueAsString(item))
                        .append("\n"));
            }
        }
        return YamlText.of(head, 160) + lists;
    }

    /** A text of YAML with the checksum that {@code plan.yaml} needs. */
    public static String sealedYaml(String text) {
        return TrailingChecksum.COMMENT.close(text);
    }

    /** A text of JSON, ended by its last brace, with the checksum that {@code trial.json} needs. */
    public static String sealedJson(String text) {
        return TrailingChecksum.JSON.close(
                text.substring(0, text.lastIndexOf('}')).stripTrailing() + ",\n");
    }

    /** What a sealed text of JSON is without its checksum. */
    public static String openedJson(String sealed) throws DamagedContentException {
        return TrailingChecksum.JSON.open(bytes(sealed)).stripTrailing().replaceFirst(",$", "") + "\n}";
    }

    /** A text of {@code looks.csv} with its checksum. */
    public static String sealedLooks(String text) {
        return TrailingChecksum.COMMENT.close(text);
    }

    /** Bytes of a checkpoint, without their checksum, with it. */
    public static byte[] sealedCheckpoint(byte[] content) {
        byte[] sealed = Arrays.copyOf(content, content.length + Sha256.BYTES);
        System.arraycopy(Sha256.bytes(content), 0, sealed, content.length, Sha256.BYTES);
        return sealed;
    }

    /** Puts another text in place of a trial's epochs, and its checksum into the trial's JSON. */
    public static void writeEpochs(Path trial, String csv) throws IOException, DamagedContentException {
        Path json = trial.resolve("trial.json");
        String opened = openedJson(Files.readString(json))
                .replaceFirst("(\"sha-256-of-epochs-csv\" : \")[0-9a-f]*", "$1" + Sha256.of(csv));
        Files.writeString(json, sealedJson(opened));
        Files.writeString(trial.resolve("epochs.csv"), csv);
    }

    /** Another text for {@code trial.json}. */
    public String trial(String sealed) throws DamagedContentException {
        JsonMapper mapper = new JsonMapper();
        Map<Object, Object> root = mutable(mapper.readValue(openedJson(sealed), Map.class));
        changeSomething(root);
        return sealedJson(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(stringKeys(root)));
    }

    /** Another text of lines and cells. */
    public String csv(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(at));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            default -> {
                String[] cells = lines.get(at).split(",", -1);
                cells[random.nextInt(cells.length)] = String.valueOf(any(VALUES));
                lines.set(at, String.join(",", cells));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Other bytes, some of them together as a number. */
    public byte[] checkpoint(byte[] sealed) {
        byte[] content = Arrays.copyOf(sealed, sealed.length - Sha256.BYTES);
        int at = random.nextInt(content.length - 8);
        switch (random.nextInt(3)) {
            case 0 -> content[at] = (byte) random.nextInt();
            case 1 -> {
                byte[] number = any(List.of(new byte[] {-1, -1, -1, -1}, new byte[] {0x77, 0x35, -108, 0}, new byte[] {
                    0x7f, -16, 0, 0, 0, 0, 0, 0
                }));
                System.arraycopy(number, 0, content, at, number.length);
            }
            default -> content = Arrays.copyOf(content, random.nextBoolean() ? at : content.length + at);
        }
        return sealedCheckpoint(content);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Changes something, somewhere below a root. */
    private void changeSomething(Object root) {
        List<Object> parents = new ArrayList<>();
        collect(root, parents);
        Object parent = any(parents);
        if (parent instanceof Map<?, ?> map) {
            change(uncheckedMap(map));
        } else {
            change(uncheckedList((List<?>) parent));
        }
    }

    private void change(Map<Object, Object> map) {
        Object key = any(List.copyOf(map.keySet()));
        Object value = Objects.requireNonNull(map.get(key));
        switch (random.nextInt(5)) {
            case 0 -> map.remove(key);
            case 1 -> map.put(any(List.of("x", "kind", "../x", "a b", "")), value);
            case 2 -> map.put(key, any(VALUES));
            case 3 -> map.put(key, random.nextBoolean() ? nested(value) : List.of());
            default -> {
                Object other = any(List.copyOf(map.keySet()));
                map.put(key, Objects.requireNonNull(map.get(other)));
            }
        }
    }

    private void change(List<Object> list) {
        int at = random.nextInt(list.size());
        switch (random.nextInt(4)) {
            case 0 -> list.remove(at);
            case 1 -> list.add(at, list.get(at));
            case 2 -> list.set(at, any(VALUES));
            default -> Collections.swap(list, at, random.nextInt(list.size()));
        }
    }

    private static Object nested(Object value) {
        Object nested = value;
        for (int level = 0; level < 40; level++) {
            nested = List.of(nested);
        }
        return nested;
    }

    private static void collect(Object value, List<Object> parents) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            parents.add(map);
            map.values().forEach(each -> collect(each, parents));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            parents.add(list);
            list.forEach(each -> collect(each, parents));
        }
    }

    private static void renewIds(Map<Object, Object> plan) {
        if (!(plan.get("trials") instanceof List<?> trials)
                || !(plan.get("numeric-version") instanceof Integer version)) {
            return;
        }
        String cells = String.valueOf(plan.get("cells"));
        for (Object each : trials) {
            if (each instanceof Map<?, ?> map) {
                Map<Object, Object> trial = uncheckedMap(map);
                Map<Object, Object> description = new LinkedHashMap<>(trial);
                String before = String.valueOf(description.remove("id"));
                try {
                    String id = Trial.of(StoredForm.MAPPER.convertValue(description, TrialDescription.class), version)
                            .id();
                    trial.put("id", id);
                    if (cells.contains(before) && plan.get("cells") instanceof List<?> list) {
                        list.forEach(cell -> rename(cell, before, id));
                    }
                } catch (IllegalArgumentException | JacksonException e) {
                    // No description any more, so there is no id to renew.
                }
            }
        }
    }

    private static void rename(Object cell, String before, String id) {
        if (cell instanceof Map<?, ?> map && before.equals(map.get("trial"))) {
            uncheckedMap(map).put("trial", id);
        }
    }

    private static Map<Object, Object> mutable(Map<?, ?> map) {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, copied(value)));
        return copy;
    }

    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> map) {
            return mutable(map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copied(each)));
            return copy;
        }
        return value;
    }

    private static Map<String, Object> stringKeys(Map<Object, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    @SuppressWarnings("unchecked") // Copied from what a parser made.
    private static Map<Object, Object> uncheckedMap(Map<?, ?> map) {
        return (Map<Object, Object>) map;
    }

    @SuppressWarnings("unchecked") // Copied from what a parser made.
    private static List<Object> uncheckedList(List<?> list) {
        return (List<Object>) list;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
