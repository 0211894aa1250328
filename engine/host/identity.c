#include "engine/host/identity.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* The calls that change who we are, or whose a file is. */
static const long calls[] = {
	SYS_setuid,    SYS_setgid,    SYS_setreuid, SYS_setregid, SYS_setresuid,
	SYS_setresgid, SYS_setgroups, SYS_fchown,   SYS_fchownat,
#ifdef SYS_chown
	SYS_chown,     SYS_lchown,
#endif
};

enum { CALLS = sizeof calls / sizeof *calls };

#if defined __x86_64__
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define OUR_ARCH AUDIT_ARCH_AARCH64
#elif defined __riscv
#define OUR_ARCH AUDIT_ARCH_RISCV64
#else
#define OUR_ARCH 0 /* nobody's: everything passes */
#endif

/*	another architecture's call? --> let it pass
 *	equal to calls[0]? --> done without doing
 *	...
 *	let it pass
 *	done without doing */
bool
identity_pretend(void)
{
	struct sock_filter code[CALLS + 5] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCH, 0, CALLS + 1),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		[CALLS + 3] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		[CALLS + 4] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO),
	};
	struct sock_fprog filter = { .len = CALLS + 5, .filter = code };

	for (unsigned i = 0; i < CALLS; i++)
		code[3 + i] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
							   (unsigned)calls[i], CALLS - i, 0);
	return !prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}
