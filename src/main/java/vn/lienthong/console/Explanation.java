package vn.lienthong.console;

import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.text.Texts;

/**
 * Why a message stopped and what to do next, for a person. From {@code reason.<code>} and {@code action.<code>}; a
 * code without texts of its own gets those of its error class.
 */
public record Explanation(String text, String action) {
    /** @return null if the message never failed */
    public static Explanation of(MessageState message, Texts texts) {
        if (message.errorClass() == null) return null;
        return new Explanation(sentence("reason.", message, texts), sentence("action.", message, texts));
    }

    private static String sentence(String kind, MessageState message, Texts texts) {
        String own = kind + message.reason();
        String key = texts.has(own) ? own : kind + "class." + message.errorClass();
        return texts.get(key, message.arguments());
    }
}
