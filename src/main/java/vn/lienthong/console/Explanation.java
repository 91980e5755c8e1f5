package vn.lienthong.console;

import java.util.List;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.text.Texts;

/**
 * Why a message stopped and what to do next, for a person. From {@code reason.<code>} and {@code action.<code>}; a
 * code without texts of its own gets those of its error class.
 */
public record Explanation(String text, String action) {
    /** @return null if the message never failed */
    public static Explanation of(MessageState message, Texts texts) {
        if (message.errorClass() == null) return null;
        return of(message.reason(), message.errorClass(), message.arguments(), texts);
    }

    static Explanation of(StepFailure failure, Texts texts) {
        return of(failure.reason(), failure.errorClass(), failure.arguments(), texts);
    }

    private static Explanation of(String reason, ErrorClass errorClass, List<String> arguments, Texts texts) {
        return new Explanation(
                sentence("reason.", reason, errorClass, arguments, texts),
                sentence("action.", reason, errorClass, arguments, texts));
    }

    private static String sentence(
            String kind, String reason, ErrorClass errorClass, List<String> arguments, Texts texts) {
        String own = kind + reason;
        return texts.get(texts.has(own) ? own : kind + "class." + errorClass, arguments);
    }
}
