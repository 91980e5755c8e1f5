package vn.lienthong.queue;

import vn.lienthong.testing.TestDatabase;

class QueueOnPostgresTest extends QueueContract {
    @Override
    TestDatabase open() {
        return TestDatabase.postgresql();
    }
}
