/** Payments of copies through the national payment platform: fees, signatures, what each answer does to a payment. */
package vn.lienthong.payment;
