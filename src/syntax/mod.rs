//! Files of any format into one tree with places.
