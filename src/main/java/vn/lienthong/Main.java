package vn.lienthong;

/** Starts LiênThông: reads the command line and runs one command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("x");
    }
}
