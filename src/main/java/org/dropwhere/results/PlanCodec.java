package org.dropwhere.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.YamlText;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.spec.Experiment;

/**
 * {@code plan.yaml}: the resolved experiment, the command's arguments that changed it, the planned runs as
 * {@code cells} in the order of the plan, and every trial with its full description.
 *
 * <p>Since format 2 every item of the lists of cells, swept variants and trials stands on a line of its own, as JSON,
 * which is YAML too, and faster to write and read. In format 1 all was YAML in blocks. Format 3 knows more than
 * {@link EarlierFormats}; where that is enough, format 2 is written. The cells of a search are those that it has asked
 * for, in that order.
 */
final class PlanCodec implements Codec<Plan> {
    /** The one instance, which has no state. */
    static final PlanCodec INSTANCE = new PlanCodec();

    private static final FileFormat FORMAT = new FileFormat("plan", 1, 3);
    private static final int EARLIER = 2;

    static final String BEGINNING_OF_FORMAT_1 = "numeric-version:";

    /** Columns of a line of the experiment; longer than any list of seeds that a person would look at. */
    private static final int WIDTH = 160;
    /** A hundred thousand trials take about a third (estimated). Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 27;

    private static final String ITEM = "- ";

    private PlanCodec() {}

    /** What comes before the lists. */
    private record Head(int numericVersion, Experiment experiment, List<String> overrides) {}

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public byte[] write(Plan plan) {
        Map<String, Object> head =
                StoredForm.map(new Head(NumericVersion.CURRENT, plan.experiment(), plan.overrides()));
        StringBuilder text = new StringBuilder(YamlText.of(head, WIDTH));
        append(
                text,
                PlanBuilder.CELLS,
                plan.runs().stream().map(PlanBuilder.PlannedCell::of).toList());
        append(
                text,
                PlanBuilder.SWEPT,
                plan.swept().entrySet().stream()
                        .map(swept -> PlanBuilder.SweptVariant.of(swept.getKey(), swept.getValue()))
                        .toList());
        append(
                text,
                PlanBuilder.TRIALS,
                plan.trials().stream().map(PlanBuilder.PlannedTrial::of).toList());
        int version = EarlierFormats.canSay(plan) ? EARLIER : FORMAT.newest();
        return LabelledText.write(FORMAT, version, text.toString());
    }

    private static void append(StringBuilder text, String list, List<? extends Record> items) {
        if (items.isEmpty()) {
            return;
        }
        text.append(list).append(":\n");
        items.forEach(item -> text.append(ITEM).append(StoredForm.line(item)).append('\n'));
    }

    /** Reads also what was computed with another numeric version. */
    @Override
    public Plan read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException {
        LabelledText file = LabelledText.read(FORMAT, bytes);
        Plan plan;
        try {
            plan = file.version() == 1 ? blocks(file.text()) : lines(file.text());
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
        Optional<String> broken = PlanRules.broken(plan);
        if (broken.isPresent()) {
            throw new DamagedContentException("it holds what no experiment can come to: " + broken.get());
        }
        return plan;
    }

    private static Plan blocks(String text) {
        PlanBuilder stored = new PlanBuilder();
        YamlReader.read(text, (key, reader) -> {
            switch (key) {
                case "numeric-version" -> stored.setNumericVersion(reader.value(Integer.class));
                case "experiment" -> stored.setExperiment(reader.value(Experiment.class));
                case "overrides" -> stored.setOverrides(List.of(reader.value(String[].class)));
                case PlanBuilder.CELLS -> reader.items(PlanBuilder.PlannedCell.class, stored::add);
                case PlanBuilder.SWEPT -> reader.items(PlanBuilder.SweptVariant.class, stored::add);
                case PlanBuilder.TRIALS -> reader.items(PlanBuilder.PlannedTrial.class, stored::add);
                default -> throw new IllegalArgumentException("a key is none of a plan");
            }
        });
        return stored.plan();
    }

    private static Plan lines(String text) {
        int lists = text.indexOf("\n" + PlanBuilder.CELLS + ":\n") + 1;
        PlanBuilder stored = new PlanBuilder();
        Head head = YamlReader.read(text.substring(0, lists), Head.class);
        stored.setNumericVersion(head.numericVersion());
        stored.setExperiment(head.experiment());
        stored.setOverrides(head.overrides());
        Map<String, Integer> begun = new LinkedHashMap<>();
        String list = "";
        for (String line : (Iterable<String>) text.substring(lists).lines()::iterator) {
            if (line.startsWith(ITEM)) {
                add(stored, list, line.substring(ITEM.length()));
            } else if (line.endsWith(":") && begun.put(line, begun.size()) == null) {
                list = line.substring(0, line.length() - 1);
            } else {
                throw new IllegalArgumentException("a line is no item of a list");
            }
        }
        return stored.plan();
    }

    private static void add(PlanBuilder stored, String list, String item) {
        switch (list) {
            case PlanBuilder.CELLS -> stored.add(StoredForm.read(item, PlanBuilder.PlannedCell.class));
            case PlanBuilder.SWEPT -> stored.add(StoredForm.read(item, PlanBuilder.SweptVariant.class));
            case PlanBuilder.TRIALS -> stored.add(StoredForm.read(item, PlanBuilder.PlannedTrial.class));
            default -> throw new IllegalArgumentException("a list is none of a plan");
        }
    }
}
