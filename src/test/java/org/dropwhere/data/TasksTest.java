package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;
import org.dropwhere.spec.task.Need;
import org.dropwhere.spec.task.SequenceGenerator;
import org.dropwhere.spec.task.Task;
import org.dropwhere.spec.task.TaskKind;
import org.dropwhere.spec.task.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every task in the list, so that a further one is tested as soon as it is there. */
class TasksTest {

    @Test
    void everyTaskThatIsPermittedIsListed() {
        assertEquals(Task.class.getPermittedSubclasses().length, Tasks.KINDS.size());
        assertEquals(Tasks.KINDS.size(), Set.copyOf(Tasks.keys()).size());
        assertEquals("majority", Tasks.keys().get(0));
    }

    /** Each kind with default values and with each setting at its limits, at small and larger sizes. */
    static Stream<TaskData> tasks() {
        List<TaskData> all = new ArrayList<>();
        for (TaskKind kind : Tasks.KINDS) {
            for (int length : new int[] {1, 2, 3, 10, 101}) {
                for (int vocabulary : new int[] {2, 3, 4, 65}) {
                    if (least(kind, Need.Quantity.LENGTH) <= length
                            && least(kind, Need.Quantity.VOCABULARY) <= vocabulary) {
                        values(kind, length)
                                .map(kind.factory())
                                .forEach(task -> all.add(new TaskData(task, length, vocabulary, 9, 8, 7, 0)));
                    }
                }
            }
        }
        return all.stream().distinct();
    }

    private static int least(TaskKind kind, Need.Quantity quantity) {
        return kind.needs().stream()
                .filter(need -> need.quantity() == quantity)
                .mapToInt(Need::least)
                .max()
                .orElse(1);
    }

    private static Stream<Values> values(TaskKind kind, int length) {
        Map<String, Number> defaults = new HashMap<>();
        kind.settings()
                .forEach(setting ->
                        defaults.put(setting.key(), setting.fallback().of(length)));
        List<Values> all = new ArrayList<>(List.of(new Values(defaults)));
        for (Setting setting : kind.settings()) {
            for (Number limit : List.of(least(setting.limits()), most(setting.limits(), length))) {
                Map<String, Number> values = new HashMap<>(defaults);
                values.put(setting.key(), limit);
                all.add(new Values(values));
            }
        }
        return all.stream();
    }

    private static Number least(Limits limits) {
        return limits.isWhole() ? (Number) (int) limits.least() : limits.isLeastAllowed() ? limits.least() : 0.01;
    }

    private static Number most(Limits limits, int length) {
        double most = limits.stepsBelowLength().isPresent()
                ? length - limits.stepsBelowLength().getAsInt()
                : limits.most().orElse(100);
        return limits.isWhole() ? (Number) (int) most : limits.isMostAllowed() ? most : most - 0.01;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyStepOfASequenceIsATokenAndDependsOnLabelAndStreamAlone(TaskData data) {
        SequenceGenerator generator =
                TaskKind.checkedGenerator(data.task(), data.lengths().to(), data.vocabulary());
        int[] tokens = new int[data.lengths().to()];
        int[] again = new int[data.lengths().to()];
        for (int i = 0; i < 20; i++) {
            Arrays.fill(tokens, -1);
            generator.fill(tokens, i % 2, RandomStream.ofSeed(1).at(i));
            assertTrue(
                    Arrays.stream(tokens).allMatch(token -> token >= 0 && token < data.vocabulary()),
                    () -> Arrays.toString(tokens));
            TaskKind.checkedGenerator(data.task(), data.lengths().to(), data.vocabulary())
                    .fill(again, i % 2, RandomStream.ofSeed(1).at(i));
            assertArrayEquals(tokens, again);
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void labelsAreBalanced(TaskData data) {
        Dataset dataset = Datasets.of(data, 3);
        for (Sequences part : List.of(dataset.train(), dataset.validation(), dataset.test())) {
            int ones = Arrays.stream(part.labels()).sum();
            assertTrue(Math.abs(part.size() - 2 * ones) <= part.size() % 2, ones + " of " + part.size());
        }
    }

    /** A label that no sequence shows cannot be learnt. */
    @ParameterizedTest
    @MethodSource("kinds")
    void theLabelDecidesWhatIsDrawn(TaskKind kind) {
        Task task = kind.factory().apply(values(kind, 10).findFirst().orElseThrow());
        SequenceGenerator generator = TaskKind.checkedGenerator(task, 10, 4);
        int[] ofZero = new int[10];
        int[] ofOne = new int[10];
        for (int i = 0; i < 20; i++) {
            generator.fill(ofZero, 0, RandomStream.ofSeed(5).at(i));
            generator.fill(ofOne, 1, RandomStream.ofSeed(5).at(i));
            assertTrue(!Arrays.equals(ofZero, ofOne), () -> Arrays.toString(ofZero));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theValuesOfATaskMakeItAgain(TaskData data) {
        assertEquals(data.task(), data.task().kind().factory().apply(data.task().values()));
    }

    static List<TaskKind> kinds() {
        return Tasks.KINDS;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSettingsAreNamedAsTheRecordsComponents(TaskKind kind) {
        Task task = kind.factory().apply(values(kind, 10).findFirst().orElseThrow());
        List<String> components = Arrays.stream(task.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .map(TasksTest::kebab)
                .toList();
        assertEquals(components, kind.settings().stream().map(Setting::key).toList());
        assertEquals(kind.key(), kebab(task.getClass().getSimpleName()));
        assertEquals(kind, task.kind());
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sizesAndValuesBeyondTheLimitsAreRefused(TaskKind kind) {
        int length = 10;
        Task byDefault = kind.factory().apply(values(kind, length).findFirst().orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> TaskKind.checkedGenerator(byDefault, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> TaskKind.checkedGenerator(byDefault, length, 1));
        for (Need need : kind.needs()) {
            boolean isLength = need.quantity() == Need.Quantity.LENGTH;
            assertThrows(
                    IllegalArgumentException.class,
                    () -> TaskKind.checkedGenerator(
                            byDefault, isLength ? need.least() - 1 : length, isLength ? 4 : need.least() - 1));
        }
        for (Setting setting : kind.settings()) {
            double below = least(setting.limits()).doubleValue() - 1;
            double above = most(setting.limits(), length).doubleValue() + 1;
            for (double value : new double[] {below, above}) {
                Map<String, Number> values = new HashMap<>(byDefault.values().byKey());
                values.put(setting.key(), setting.limits().isWhole() ? (Number) (int) value : value);
                Task beyond = kind.factory().apply(new Values(values));
                assertThrows(IllegalArgumentException.class, () -> TaskKind.checkedGenerator(beyond, length, 4));
            }
        }
    }
}
