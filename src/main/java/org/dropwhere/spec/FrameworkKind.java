package org.dropwhere.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dropwhere.spec.setting.Setting;

/**
 * A framework apart from what its words say: what experiment files and their schema need to know of it.
 *
 * @param key its name in an experiment file
 * @param possessive its name in messages, for example {@code Keras'}
 * @param title what its words are; ends the program's messages
 * @param description for readers of the schema
 * @param defined words that are no numbers: the name of the part of the schema that describes each
 * @param numbers words that are numbers
 * @param required words that have to be there; where none has, at least one of all has
 * @param byLayer whether a list may give each recurrent layer words of its own
 * @param sites where each word that drops does so; other sites are named by placements
 * @param type of the record that holds the words
 * @param factory makes that record of given words
 */
public record FrameworkKind(
        String key,
        String possessive,
        String title,
        String description,
        Map<String, String> defined,
        List<Setting> numbers,
        List<String> required,
        boolean byLayer,
        Map<String, List<Site>> sites,
        Class<? extends FrameworkDropout> type,
        Function<GivenWords, FrameworkDropout> factory) {

    /** Copies lists and maps. */
    public FrameworkKind {
        defined = Map.copyOf(defined);
        numbers = List.copyOf(numbers);
        required = List.copyOf(required);
        sites = Map.copyOf(sites);
    }

    /** The word that drops at a site, if one does. */
    public Optional<String> word(Site site) {
        return sites.entrySet().stream()
                .filter(each -> each.getValue().contains(site))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
