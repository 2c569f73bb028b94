"""The Web Annotation Protocol (W3C Recommendation, 23 February 2017) at /annotations/."""
