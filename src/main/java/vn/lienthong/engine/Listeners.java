package vn.lienthong.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;

/** Whether both listeners can have their addresses: asked before anything is opened, so that the answer is one line. */
final class Listeners {
    private static final List<String> NAMES = List.of("lienthong.http", "lienthong.operations");

    private Listeners() {}

    /** @throws SettingsFaults naming each setting whose address another program has, or this machine has not */
    static void require(Settings settings) {
        List<SettingsFault> faults = new ArrayList<>();
        List<ServerSocket> held = new ArrayList<>(); // so that two listeners with one port are found too
        try {
            for (String name : NAMES) {
                String host = settings.text(name + ".host");
                int port = settings.number(name + ".port");
                try {
                    ServerSocket socket = new ServerSocket();
                    held.add(socket);
                    socket.setReuseAddress(true);
                    socket.bind(new InetSocketAddress(host, port));
                } catch (IOException e) {
                    faults.add(new SettingsFault(name + ".port", "listen", List.of(host + ":" + port)));
                }
            }
        } finally {
            held.forEach(Listeners::close);
        }
        if (!faults.isEmpty()) throw new SettingsFaults(faults);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
