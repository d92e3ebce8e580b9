package org.linli.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "08006", "08003", "40001", "40P01", "53300", "55P03"})
    void aDatabaseThatIsAwayOrBusyComesBack(String sqlState) {
        assertThat(Faults.isTransient(new IllegalStateException(new SQLException("away", sqlState))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42703"})
    void aBrokenRuleStaysBroken(String sqlState) {
        assertThat(Faults.isTransient(new IllegalStateException(new SQLException("broken", sqlState))))
                .isFalse();
    }

    @Test
    void aCommitThatLostItsDatabaseIsTriedAgainThoughTheRollbackHasNoCause() {
        XAException lost = new XAException(XAException.XAER_RMERR);
        lost.initCause(new SQLException("terminating connection", "57P01"));
        RollbackException rolledBack = new RollbackException("rolled back");
        rolledBack.addSuppressed(lost);

        assertThat(Faults.isTransient(new IllegalStateException(rolledBack))).isTrue();
        assertThat(Faults.isTransient(new RollbackException("marked for rollback")))
                .isFalse();
    }

    @Test
    void aBrokerThatIsAwayComesBackButJsonStaysWrong() {
        assertThat(Faults.isTransient(new IOException("connection reset"))).isTrue();
        assertThat(Faults.isTransient(new com.fasterxml.jackson.core.JsonParseException(null, "wrong")))
                .isFalse();
    }
}
