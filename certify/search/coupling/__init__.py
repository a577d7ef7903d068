"""Floats: minimisers, boxes, regions and plans from which a proof of K_c beyond beta_* can be made."""
