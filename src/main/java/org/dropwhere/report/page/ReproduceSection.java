package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.spec.FileData;

/** How to reproduce the experiment from this page alone. */
final class ReproduceSection {
    private ReproduceSection() {}

    static Section of(ReportData report) {
        return new Section(
                "again",
                "The same again",
                report.experiment().map(yaml -> content(report, yaml)).orElse(List.of()));
    }

    private static List<DomContent> content(ReportData report, String yaml) {
        String file = report.plan().experiment().name() + ".yaml";
        List<DomContent> content = new ArrayList<>();
        content.add(
                p("Below is the whole experiment, with all that it extends and all that was set on the command line."
                        + " Saved as a file, it is run by"));
        String command = report.plan().experiment().search().isPresent() ? "search" : "run";
        content.add(new Block.Code("Command", "./dropwhere " + command + " " + file).html());
        if (report.plan().data().stream().anyMatch(FileData.class::isInstance)) {
            content.add(p(
                    "The files of sequences that it names are needed too, with the same content. It names them relative to the"
                            + " results folder, where the same file is experiment.yaml."));
        }
        content.add(new Block.Code(file, yaml).html());
        return content;
    }
}
