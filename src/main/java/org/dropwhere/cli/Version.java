package org.dropwhere.cli;

import org.dropwhere.execution.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version}. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"dropwhere " + ProgramVersion.text()};
    }
}
