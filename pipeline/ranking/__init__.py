"""Xếp loại, khen thưởng: who gets which grade, who may be proposed, what the vote says, who is proposed."""
