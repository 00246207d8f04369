package org.dropwhere.cli;

import java.util.List;
import java.util.Locale;
import org.dropwhere.config.CsvData;
import org.dropwhere.config.Experiment;
import org.dropwhere.config.Model;
import org.dropwhere.config.RmsProp;
import org.dropwhere.config.TaskData;
import org.dropwhere.config.Training;
import org.dropwhere.data.Dataset;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/** A plan for people: what would run. */
final class PlanText {
    private static final int GATES = 4;

    private PlanText() {}

    /**
     * The text, ended by a line break.
     *
     * @param data the sequences of any of the plan's seeds, for their sizes
     */
    static String of(Plan plan, Dataset data) {
        Experiment experiment = plan.experiment();
        return String.join(
                "\n",
                heading(experiment),
                data(experiment, data),
                training(experiment.training()),
                layers(experiment.model(), data),
                VariantsText.of(experiment.variants()),
                trials(plan));
    }

    private static String heading(Experiment experiment) {
        String question = experiment.question().isEmpty() ? "" : experiment.question() + "\n";
        return experiment.name() + "\n" + question;
    }

    private static String data(Experiment experiment, Dataset data) {
        String source = experiment.data() instanceof TaskData task
                ? Wording.task(task.task()) + ", new for each seed, label noise " + task.labelNoise()
                : "CSV files, the same for all seeds: " + files((CsvData) experiment.data());
        return String.format(
                Locale.ROOT,
                "Data: %s\n      %d training, %d validation, %d test sequences of length %d, vocabulary %d\n",
                source,
                data.train().size(),
                data.validation().size(),
                data.test().size(),
                data.length(),
                data.vocabulary());
    }

    private static String files(CsvData csv) {
        return csv.train() + ", " + csv.validation() + ", " + csv.test();
    }

    private static String training(Training training) {
        RmsProp optimizer = training.optimizer();
        return String.format(
                Locale.ROOT,
                "Training: %s, batch size %d, RMSprop with learning rate %s, rho %s, epsilon %s\n",
                Wording.count(training.epochs(), "epoch"),
                training.batchSize(),
                optimizer.learningRate(),
                optimizer.rho(),
                optimizer.epsilon());
    }

    private static String layers(Model model, Dataset data) {
        long embedding = (long) data.vocabulary() * model.embedding();
        long lstm = (long) GATES * model.units() * (model.embedding() + model.units() + 1);
        int dense = model.units() + 1;
        List<Layer> layers = List.of(
                new Layer("embedding", "[batch, " + data.length() + ", " + model.embedding() + "]", embedding),
                new Layer("lstm", "[batch, " + model.units() + "]", lstm),
                new Layer("dense, sigmoid", "[batch, 1]", dense),
                new Layer("total", "", embedding + lstm + dense));
        return new ResultTable(List.of(
                        TableColumn.words("layer", layers, Layer::name),
                        TableColumn.words("output", layers, Layer::output),
                        TableColumn.wholes("parameters", layers, Layer::parameters)))
                .toText();
    }

    private static String trials(Plan plan) {
        return Wording.trials(plan) + "\n\n"
                + new ResultTable(List.of(
                                TableColumn.words(
                                        "variant",
                                        plan.cells(),
                                        cell -> cell.arm().name()),
                                TableColumn.words("seed", plan.cells(), cell -> String.valueOf(cell.seed())),
                                TableColumn.words(
                                        "trial",
                                        plan.cells(),
                                        cell -> cell.trial().id())))
                        .toText();
    }

    private record Layer(String name, String output, long parameters) {}
}
