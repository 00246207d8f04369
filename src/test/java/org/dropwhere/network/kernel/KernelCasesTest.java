package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.junit.jupiter.api.Test;

/** Whether the cases that were drawn meet all that can be said, so that none of it is believed untried. */
class KernelCasesTest {

    @Test
    void meetEverySiteOfEveryCellWithEverySharing() {
        Set<String> met = new TreeSet<>();
        KernelCases.all()
                .forEach(given -> given.placements().forEach(p -> {
                    CellKind cell = isInCell(p.site())
                            ? given.sizes()
                                    .model()
                                    .recurrent()
                                    .get(p.ref().layer() - 1)
                                    .cell()
                            : CellKind.LSTM;
                    met.add(describe(cell, p));
                }));

        Set<String> every = new TreeSet<>();
        for (Site site : Site.values()) {
            for (CellKind cell : CellKind.values()) {
                if (cell.sites().contains(site) || (cell == CellKind.LSTM && !isInCell(site))) {
                    site.times()
                            .forEach(time -> site.gates()
                                    .forEach(
                                            gates -> every.add(describe(cell, new Placement(site, 0.5, time, gates)))));
                }
            }
        }
        assertEquals(every, met);
    }

    private static boolean isInCell(Site site) {
        return Stream.of(CellKind.values()).anyMatch(cell -> cell.sites().contains(site));
    }

    private static String describe(CellKind cell, Placement p) {
        return (isInCell(p.site()) ? cell.key() + " " : "") + p.site().key() + " "
                + p.time().key() + " " + p.gates().key();
    }

    @Test
    void meetEveryCellInEveryDirectionBelowAndAboveOthers() {
        Set<String> met = new TreeSet<>();
        KernelCases.all().map(given -> given.sizes().model()).forEach(model -> {
            for (int layer = 1; layer <= model.recurrent().size(); layer++) {
                RecurrentSpec spec = model.recurrent().get(layer - 1);
                met.add(describe(
                        spec,
                        spec.direction(),
                        layer > 1,
                        layer < model.recurrent().size()));
            }
        });

        Set<String> every = new TreeSet<>();
        for (RecurrentSpec spec : KernelCases.CELLS) {
            for (Direction direction : Direction.values()) {
                for (boolean above : new boolean[] {false, true}) {
                    for (boolean below : new boolean[] {false, true}) {
                        every.add(describe(spec, direction, above, below));
                    }
                }
            }
        }
        assertEquals(every, met);
    }

    private static String describe(RecurrentSpec cell) {
        return cell.cell().key() + (cell instanceof GruSpec gru && !gru.resetAfter() ? " that resets before" : "");
    }

    private static String describe(RecurrentSpec cell, Direction direction, boolean above, boolean below) {
        return describe(cell) + " " + direction.key() + (above ? " above a layer" : "")
                + (below ? " below a layer" : "");
    }

    @Test
    void meetEveryPoolingOfEveryDirectionWithAndWithoutPadding() {
        Set<String> met = new TreeSet<>();
        KernelCases.all().map(given -> given.sizes().model()).forEach(model -> {
            Direction last = model.recurrent().get(model.recurrent().size() - 1).direction();
            met.add(describe(model.pooling(), last, model.input().maskZero()));
        });

        Set<String> every = new TreeSet<>();
        for (Pooling pooling : Pooling.values()) {
            for (Direction direction : Direction.values()) {
                every.add(describe(pooling, direction, false));
                every.add(describe(pooling, direction, true));
            }
        }
        assertEquals(every, met);
    }

    private static String describe(Pooling pooling, Direction direction, boolean maskZero) {
        return pooling.key() + " of " + direction.key() + (maskZero ? " with padding" : "");
    }

    @Test
    void meetEveryActivationInDenseLayersNextToAnotherAndAlone() {
        Set<String> met = new TreeSet<>();
        KernelCases.all().map(given -> given.sizes().model().dense()).forEach(dense -> {
            dense.forEach(layer -> met.add(layer.activation().key() + " of " + dense.size()));
        });

        Set<String> every = new TreeSet<>();
        for (Activation activation : Activation.values()) {
            every.add(activation.key() + " of 1");
            every.add(activation.key() + " of 2");
        }
        assertEquals(every, met);
    }

    @Test
    void meetBothGradientsOfEmbeddingsWithOneLayerAndWithMore() {
        Set<String> met = new TreeSet<>();
        KernelCases.all().forEach(given -> met.add(describe(given.sizes().model(), given.embeddingGradient())));

        assertEquals(
                Set.of(
                        "by-occurrence, 1",
                        "by-occurrence, 2",
                        "by-occurrence, 3",
                        "summed, 1",
                        "summed, 2",
                        "summed, 3"),
                met);
    }

    @Test
    void meetBothWaysOfTheInputInEveryCellAndInEveryDirection() {
        Set<String> met = new TreeSet<>();
        KernelCases.all()
                .filter(given -> given.embeddingGradient() == EmbeddingGradient.SUMMED)
                .forEach(given -> {
                    Pass pass = Pass.of(1, given.sizes(), given.placements()).get(0);
                    EmbeddingMasks masks = EmbeddingMasks.of(given.sizes(), given.placements());
                    String way = TabulatedInput.suits(pass, masks) ? "tabulated " : "stepwise ";
                    met.add(way + pass.spec().direction().key());
                    met.add(way + describe(pass.spec()));
                });

        Set<String> every = new TreeSet<>();
        for (String way : List.of("tabulated ", "stepwise ")) {
            Stream.of(Direction.values()).forEach(direction -> every.add(way + direction.key()));
            KernelCases.CELLS.forEach(cell -> every.add(way + describe(cell)));
        }
        assertEquals(every, met);
    }

    private static String describe(ModelSpec model, EmbeddingGradient gradient) {
        return gradient.key() + ", " + model.recurrent().size();
    }
}
