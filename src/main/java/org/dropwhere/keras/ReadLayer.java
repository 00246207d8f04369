package org.dropwhere.keras;

import org.dropwhere.keras.file.LayerName;
import org.dropwhere.text.Words;

/**
 * A layer of a file.
 *
 * @param saved its name and Keras' class
 * @param inner Keras' class of the layer that a {@code Bidirectional} wraps; empty for others
 * @param piece what it is
 */
record ReadLayer(LayerName saved, String inner, Piece piece) {

    /** What messages call it. */
    String title() {
        return title(saved);
    }

    static String title(LayerName saved) {
        return "layer " + Words.quoted(saved.name()) + " (" + Words.visible(Words.shortened(saved.className(), 60))
                + ")";
    }
}
