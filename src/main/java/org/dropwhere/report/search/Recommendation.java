package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.keras.export.KerasCode;
import org.dropwhere.report.page.Block;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.Words;

/**
 * What to write to have what the search has found.
 *
 * @param variant what is shown to be better than the variant that was to be beaten, otherwise that one
 * @param isShown whether it is shown to be better
 */
record Recommendation(Confirmation confirmation, Variant variant, boolean isShown) {

    static Recommendation of(Confirmation confirmation) {
        Optional<String> winner =
                confirmation.winner().map(comparison -> comparison.arm().variant());
        String name = winner.orElse(confirmation.course().search().against());
        return new Recommendation(
                confirmation,
                confirmation.parts().data().plan().experiment().variants().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                winner.isPresent());
    }

    List<Block> blocks() {
        ModelSpec model = confirmation.course().source().experiment().model();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                isShown
                        ? "In an experiment file:"
                        : "Nothing is shown to be better than " + variant.name() + ". In an experiment file "
                                + variant.name() + " is:"));
        blocks.add(new Block.Code("Variant", VariantYaml.of(variant, model)));
        KerasCode code = KerasCode.of(model, inputs(), variant.placements());
        boolean isSaid = code.leftOut().isEmpty();
        blocks.add(new Block.Paragraph(
                isSaid
                        ? "In Keras 3.8 and later:"
                        : "Keras has no layer and no argument for " + Words.list(code.leftOut(), "and")
                                + ". The rest, in Keras 3.8 and later:"));
        blocks.add(new Block.Code("Keras", code.text()));
        return blocks;
    }

    /** Types of tokens, or features at a step; absent where the folder does not know its files. */
    private OptionalInt inputs() {
        Data data = confirmation.course().source().experiment().data();
        return confirmation.parts().data().data().of(data).stream()
                .mapToInt(summary -> summary.inputs(data))
                .findFirst();
    }
}
