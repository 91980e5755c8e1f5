package vn.lienthong.console;

/** What one operation of the description does. Called on a worker thread, may block. */
@FunctionalInterface
interface Operation {
    /** @throws Refusal when the call cannot be answered as asked */
    Answer answer(Call call);
}
