package vn.lienthong.console;

import vn.lienthong.testing.TestDatabase;

class OperatorTokensOnPostgresTest extends OperatorTokensContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgresql();
    }
}
