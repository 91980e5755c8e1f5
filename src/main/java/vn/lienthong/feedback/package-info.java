/**
 * What citizens say of the work: ratings of a dossier, and questions through the national portal with their answers.
 */
package vn.lienthong.feedback;
