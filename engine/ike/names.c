#include "engine/ike/association.h"

static const char *const fsm_names[] = {
#define FSM(name) [FSM_##name] = #name,
#include "engine/ike/fsm.def"
#undef FSM
};

static const char *const input_names[] = {
#define INPUT(name, text) [INPUT_##name] = text,
#include "engine/ike/fsm.def"
#undef INPUT
};

static const char *const state_names[] = {
#define X(name) [IKE_##name] = #name,
	IKE_STATES(X)
#undef X
};

const char *
fsm_name(enum fsm f)
{
	return fsm_names[f];
}

const char *
fsm_input_name(enum fsm_input i)
{
	return input_names[i];
}

const char *
ike_state_name(enum ike_state s)
{
	return state_names[s];
}

/* QM_IDLE fills 14 columns, as in the lines of IOS. */
const char *
ike_state_padded(enum ike_state s)
{
	return s == IKE_QM_IDLE ? "QM_IDLE      " : state_names[s];
}

const char *
ike_sa_tag(const struct ike_sa *sa)
{
	static const char *const tags[2][IKE_QM_IDLE + 1] = {
		[IKE_RESPONDER] = {
#define X(name) [IKE_##name] = "(R) " #name,
			IKE_STATES(X)
#undef X
		},
		[IKE_INITIATOR] = {
#define X(name) [IKE_##name] = "(I) " #name,
			IKE_STATES(X)
#undef X
		},
	};

	if (sa->state == IKE_QM_IDLE)
		return sa->role == IKE_INITIATOR ? "(I) QM_IDLE      " : "(R) QM_IDLE      ";
	return tags[sa->role][sa->state];
}

/* A router shows where its structs lie in memory. Ours have an address that is the same in every
 * run: a base and a stride by kind, and the serial number. */
uint32_t
ike_sa_handle(const struct ike_sa *sa)
{
	return 0x66820000 + (uint32_t)sa->serial * 0x5864;
}

uint32_t
ike_peer_handle(const struct ike_peer *peer)
{
	return 0x66440000 + peer->number * 0xaa0;
}
