package org.dropwhere.config.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Text of YAML files: the same bytes everywhere. */
public final class YamlText {
    private YamlText() {}

    /**
     * Maps, lists and simple values as YAML.
     *
     * @param width after which lines are broken, where they can be
     */
    public static String of(Map<String, Object> map, int width) {
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setBestLineBreak("\n")
                        .setWidth(width)
                        .setDereferenceAliases(true)
                        .build())
                .dumpToString(map);
    }
}
