package org.dropwhere.documentation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A fenced block of code in a page.
 *
 * @param page the page's file
 * @param line the number of the opening fence, from 1
 * @param language the word behind the opening fence; empty if there is none
 * @param rule how the block is tested: what an HTML comment in the line above it says, or nothing
 * @param text the lines between the fences, each with its line feed
 */
public record CodeBlock(Path page, int line, String language, Optional<String> rule, String text) {
    /** What follows {@code key: } in the rule, if the rule begins with it. */
    public Optional<String> rule(String key) {
        return rule.filter(comment -> comment.startsWith(key + ": "))
                .map(comment -> comment.substring(key.length() + 2));
    }

    /** Where it stands, for the names of tests. */
    @Override
    public String toString() {
        return page + ":" + line + " " + language;
    }
}
