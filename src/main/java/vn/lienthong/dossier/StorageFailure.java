package vn.lienthong.dossier;

import java.sql.SQLException;

/** The database did not answer a reading. Names the state code; the database's words stay in the cause. */
public final class StorageFailure extends RuntimeException {
    public StorageFailure(SQLException cause) {
        super("database, state " + cause.getSQLState(), cause);
    }
}
