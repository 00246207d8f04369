package org.dropwhere.config.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;

/**
 * Sequences of a single file, which are divided among the parts, or of which the file says for what they are: whether
 * each part has sequences is known when it is read.
 */
record FileSection() implements DataSection {
    private static final String PATH = "data." + FileData.FILE;

    @Override
    public String key() {
        return FileData.FILE;
    }

    @Override
    public String noun() {
        return "files";
    }

    @Override
    public List<String> ownKeys() {
        return FileSettings.KEYS;
    }

    @Override
    public void check(Settings settings) {
        NamedFile.check(PATH, settings);
        FileSettings.check(true, settings);
    }

    @Override
    public void checkFiles(Settings settings) {
        NamedFile.checkExists(PATH, settings);
    }

    @Override
    public Data data(Settings settings) {
        return FileSettings.data(List.of(NamedFile.file(Optional.empty(), PATH, settings)), settings);
    }

    @Override
    public boolean isOf(Data data) {
        return data.source().equals(FileData.FILE);
    }

    @Override
    public Map<String, Object> written(Data data) {
        FileData files = (FileData) data;
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(FileData.FILE, NamedFile.written(files.files().get(0)));
        written.putAll(FileSettings.written(files));
        return written;
    }
}
