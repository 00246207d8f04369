package org.dropwhere.config;

import java.util.Map;
import org.dropwhere.config.check.DataSections;
import org.dropwhere.config.yaml.YamlText;
import org.dropwhere.spec.Data;

/** Data as an experiment file says them. */
public final class DataYaml {
    private static final int WIDTH = 100;

    private DataYaml() {}

    /** The section {@code data}, with paths as they are. */
    public static String of(Data data) {
        return YamlText.of(Map.of("data", DataSections.written(data)), WIDTH);
    }
}
