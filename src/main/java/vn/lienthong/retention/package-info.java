/** What is removed when its time is over: the personal data of finished dossiers, and documents that nothing names. */
package vn.lienthong.retention;
