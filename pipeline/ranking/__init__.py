"""Xếp hạng, xếp loại, khen thưởng: places, grades, who may be proposed, what the vote says, who is proposed."""
