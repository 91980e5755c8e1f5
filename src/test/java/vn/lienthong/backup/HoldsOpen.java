package vn.lienthong.backup;

import java.sql.Connection;
import java.sql.DriverManager;

/** Another process that has the database open; prints one letter when it has, and stays until it is killed. */
final class HoldsOpen {
    private HoldsOpen() {}

    public static void main(String[] url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url[0], "sa", "")) {
            System.out.print(connection.isValid(1) ? "o" : "x");
            System.out.flush();
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
