package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramVersionTest {
    @Test
    void namesTheCommit() {
        assertEquals("0.1.0 (commit 3364c38a1)", ProgramVersion.text("0.1.0", Optional.of("3364c38a1")));
    }

    @Test
    void admitsThatTheCommitIsUnknown() {
        assertEquals("0.1.0 (commit unknown)", ProgramVersion.text("0.1.0", Optional.empty()));
        assertEquals("0.1.0 (commit unknown)", ProgramVersion.text("0.1.0", Optional.of("${git.commit.id.describe}")));
    }
}
