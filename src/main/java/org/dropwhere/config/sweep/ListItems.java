package org.dropwhere.config.sweep;

import java.util.Optional;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** Items of lists that a path goes through, by their numbers, as in {@code model.layers.2.lstm}. */
public final class ListItems {
    private ListItems() {}

    /** Whether a tree has every item that a setting's path names; if not, a mistake is added. */
    public static boolean haveThoseOf(Axis axis, Mapping tree, Mistakes mistakes) {
        YamlNode value = tree;
        String path = "";
        for (String step : axis.path().split("\\.", -1)) {
            if (value instanceof Sequence list && list.index(step).isEmpty()) {
                mistakes.add(
                        axis.position(),
                        "there is no item " + Words.quoted(step) + " of " + path + ", a list of "
                                + Phrases.count(list.items().size(), "item") + "; the first is " + path + ".1");
                return false;
            }
            Optional<Entry> next = value.entry(step);
            if (next.isEmpty()) {
                return true;
            }
            value = next.get().value();
            path = path.isEmpty() ? step : path + "." + step;
        }
        return true;
    }
}
