package vn.lienthong.queue;

/**
 * One durable change that a step or a request decided on: a message to send, a dossier to move, a log entry to append.
 * Effects are collected while the step runs and committed together at its end, or not at all.
 */
public interface Effect {}
