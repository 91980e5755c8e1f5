package vn.lienthong.console;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.StorageFailure;

/** What the operations API answers with 503, not with a fault of its own. */
class UnreachableTokensTest {
    private final OperatorTokens tokens = new OperatorTokens(nowhere(), null, Clock.systemUTC());

    @Test
    void a_token_cannot_be_looked_up_while_the_database_is_down() {
        assertThrows(StorageFailure.class, () -> tokens.find("lt_" + "a".repeat(43)));
    }

    @Test
    void a_token_cannot_be_given_out_while_the_database_is_down() {
        assertThrows(StorageFailure.class, () -> tokens.issue(Role.OBSERVER, "zabbix", "test"));
    }

    private static DataSource nowhere() {
        return (DataSource) Proxy.newProxyInstance(
                UnreachableTokensTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (pool, method, arguments) -> {
                    throw new SQLException("words of the driver", "08001");
                });
    }
}
