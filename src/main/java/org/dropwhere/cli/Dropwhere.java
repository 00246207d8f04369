package org.dropwhere.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root of the commands, with what they have in common. */
@Command(
        name = "dropwhere",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Answers with evidence where dropout should go in a recurrent network.",
            "",
            "Describe models in YAML; every variant is trained on a synthetic task over many seeds, and tables and charts"
                    + " show what came out."
        },
        footerHeading = "%n",
        footer = {"To begin: dropwhere run experiments/quickstart.yaml"},
        subcommands = {
            RunCommand.class,
            SearchCommand.class,
            PlanCommand.class,
            MasksCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            VerifyCommand.class,
            MergeCommand.class,
            DataCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        })
final class Dropwhere implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine root = new CommandLine(new Dropwhere())
                .setOut(out)
                .setErr(err)
                // A file may be called @base.yaml.
                .setExpandAtFiles(false)
                .setExecutionStrategy(Dropwhere::execute)
                .setParameterExceptionHandler(new WrongArguments())
                .setExecutionExceptionHandler(new Failures());
        configure(root);
        return root;
    }

    /** Gives every command the same help: the annotations of each then hold only what is its own. */
    private static void configure(CommandLine command) {
        CommandLine.Model.CommandSpec spec = command.getCommandSpec();
        spec.usageMessage()
                .sortOptions(false)
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.list());
        if (spec.userObject() instanceof HelpCommand) {
            spec.usageMessage().header("Show the help of a command.").description();
            return;
        }
        spec.mixinStandardHelpOptions(true);
        spec.versionProvider(new Version());
        spec.usageMessage().abbreviateSynopsis(true);
        command.getSubcommands().values().forEach(Dropwhere::configure);
    }

    /** Help is the program's own text, to which Picocli gives colours where a terminal shows it. */
    private static int execute(CommandLine.ParseResult parsed) {
        CommandLine root = parsed.commandSpec().commandLine();
        boolean help = parsed.asCommandLineList().stream()
                .anyMatch(command -> command.isUsageHelpRequested()
                        || command.getCommandSpec().helpCommand());
        if (help) {
            root.setOut(VisiblePrinter.raw(root.getOut()));
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "No command is given.");
    }
}
