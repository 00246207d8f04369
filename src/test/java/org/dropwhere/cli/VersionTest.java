package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void namesTheCommit() {
        assertEquals("0.1.0 (commit 3364c38a1)", Version.text("0.1.0", Optional.of("3364c38a1")));
    }

    @Test
    void admitsThatTheCommitIsUnknown() {
        assertEquals("0.1.0 (commit unknown)", Version.text("0.1.0", Optional.empty()));
        assertEquals("0.1.0 (commit unknown)", Version.text("0.1.0", Optional.of("${git.commit.id.describe}")));
    }
}
