package org.dropwhere.report.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;

import j2html.tags.DomContent;
import java.util.List;
import org.dropwhere.results.ResultTable;

/** What a part of a page is made of. */
public sealed interface Block {
    /** As HTML. */
    DomContent html();

    /**
     * The answer, larger than all else.
     *
     * @param text one or more sentences
     */
    record Lead(String text) implements Block {
        @Override
        public DomContent html() {
            return p(text).withClass("verdict");
        }
    }

    /**
     * What must not be overlooked.
     *
     * @param text one or more sentences
     */
    record Note(String text) implements Block {
        @Override
        public DomContent html() {
            return p(text).withClass("note");
        }
    }

    /**
     * A heading within the part.
     *
     * @param text a few words
     */
    record Heading(String text) implements Block {
        @Override
        public DomContent html() {
            return h3(text);
        }
    }

    /**
     * Plain text.
     *
     * @param text one or more sentences
     */
    record Paragraph(String text) implements Block {
        @Override
        public DomContent html() {
            return p(text);
        }
    }

    /**
     * A list.
     *
     * @param sentences an item each
     */
    record Sentences(List<String> sentences) implements Block {
        /** Copies the list. */
        public Sentences {
            sentences = List.copyOf(sentences);
        }

        @Override
        public DomContent html() {
            return Html.list(sentences);
        }
    }

    /**
     * A table.
     *
     * @param caption what it shows
     * @param table its numbers
     */
    record Table(String caption, ResultTable table) implements Block {
        @Override
        public DomContent html() {
            return Html.scrolled(caption, table);
        }
    }

    /**
     * Text to be copied.
     *
     * @param name what it is
     * @param text its lines
     */
    record Code(String name, String text) implements Block {
        @Override
        public DomContent html() {
            return pre(code(text))
                    .attr("role", "region")
                    .attr("aria-label", name)
                    .withTabindex(0);
        }
    }
}
