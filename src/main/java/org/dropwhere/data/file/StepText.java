package org.dropwhere.data.file;

import java.util.Optional;
import org.dropwhere.data.file.Mistakes.Mistake;
import org.dropwhere.spec.data.WordContent;

/** Text that stands for steps: tokens, or words. */
interface StepText {

    /** What an experiment wants. */
    static StepText of(ReadRequest request) {
        return request.content() instanceof WordContent words
                ? new OfWords(new WordText(words, request.words()))
                : new OfTokens(
                        new TokenText(new TokenRange(request.vocabulary())), new TokenRange(request.vocabulary()));
    }

    /** Adds what the steps are; none if the text is empty. */
    Optional<Mistake> read(Cell cell, Ints into);

    /** That there are no steps, as a sentence. */
    String nothing();

    /** Whether a text may be empty if another one of the sequence follows. */
    boolean mayBeEmpty();

    /** Numbers. */
    record OfTokens(TokenText text, TokenRange range) implements StepText {
        @Override
        public Optional<Mistake> read(Cell cell, Ints into) {
            if (cell.isMissing() || text.read(cell, into)) {
                return Optional.empty();
            }
            String found = new String(cell.chars(), text.badFrom(), text.badTo() - text.badFrom());
            return Optional.of(new Mistake(
                    cell.lineOf(text.badFrom()),
                    cell.columnOf(text.badFrom()),
                    range.noToken(found),
                    TokenCures.of(found)));
        }

        @Override
        public String nothing() {
            return "there are no tokens. A sequence has one or more.";
        }

        @Override
        public boolean mayBeEmpty() {
            return false;
        }
    }

    /** Text of people. */
    record OfWords(WordText text) implements StepText {
        @Override
        public Optional<Mistake> read(Cell cell, Ints into) {
            text.read(cell.text(), into);
            return Optional.empty();
        }

        @Override
        public String nothing() {
            return "there are no words. A sequence has one or more.";
        }

        @Override
        public boolean mayBeEmpty() {
            return true;
        }
    }
}
