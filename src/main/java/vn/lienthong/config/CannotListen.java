package vn.lienthong.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/** A port that is to be listened on is taken, not allowed, or its address is none of this machine. */
public final class CannotListen extends RuntimeException {
    private final String host;
    private final int port;
    private final String setting;

    /** @param setting by which another port can be chosen */
    public CannotListen(String host, int port, String setting) {
        super(host + ":" + port + ", " + setting);
        this.host = host;
        this.port = port;
        this.setting = setting;
    }

    /**
     * Tries a port that is soon to be listened on, and leaves it free.
     *
     * @throws CannotListen when it cannot be had
     */
    public static void unlessFree(String host, int port, String setting) throws IOException {
        try (ServerSocket tried = new ServerSocket()) {
            tried.bind(new InetSocketAddress(host, port));
        } catch (SocketException refused) {
            throw new CannotListen(host, port, setting);
        }
    }

    public String address() {
        return host + ":" + port;
    }

    public int port() {
        return port;
    }

    public String setting() {
        return setting;
    }
}
