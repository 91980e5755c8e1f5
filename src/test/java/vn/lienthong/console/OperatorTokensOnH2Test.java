package vn.lienthong.console;

import vn.lienthong.testing.TestDatabase;

class OperatorTokensOnH2Test extends OperatorTokensContract {
    @Override
    TestDatabase open() {
        return TestDatabase.h2(folder);
    }
}
