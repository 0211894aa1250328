# Shared by the interoperability tests: two network namespaces joined by a veth pair, strongSwan
# with user-space ESP in one, a qmidle lab in the other. Sourced; run inside a namespace of the
# suite's own (see suite), so nothing here can reach another network.
#
#      namespace a                           namespace b
#   PC1 --- R1 --- nic:va or tun:wan0 ... va ===== vb 203.0.113.2 strongSwan, lo 10.2.2.1
#
# shellcheck shell=bash

qmidle=$top/qmidle
psk=cisco123

netns_up() {
	ip netns add a && ip netns add b
	ip -n a link add va type veth peer name vb netns b
	ip -n b addr add 203.0.113.2/24 dev vb
	ip -n b addr add 10.2.2.1/32 dev lo
	ip -n a link set lo up
	ip -n b link set lo up
	ip -n a link set va up
	ip -n b link set vb up
	local n
	for n in a b; do
		ip netns exec "$n" sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 \
			net.ipv4.conf.default.rp_filter=0 net.ipv6.conf.all.disable_ipv6=1
	done
}

# swan_up ROOT RAW PEER IKE ESP   a charon in namespace b; ROOT is "" for the installed one, or the
# folder where another release is unpacked; RAW is yes for IP protocol 50 without UDP.
swan_up() {
	local root=$1 raw=$2 peer=$3 ike=$4 esp=$5
	swan_root=$root
	swan_dir=/tmp/qmidle-swan.$$
	mkdir -p "$root$swan_dir/swanctl"
	cat >"$root$swan_dir/strongswan.conf" <<-E
	charon-systemd {
	    load = random nonce openssl aes des sha1 sha2 md5 gmp hmac kdf pem pkcs1 x509 pubkey kernel-libipsec kernel-netlink socket-default vici
	    install_routes = yes
	    retransmit_timeout = 1.0
	    retransmit_tries = 4
	    cisco_unity = no
	    syslog { }
	    journal { default = -1 }
	    filelog { f { path = $swan_dir/charon.log
	                  flush_line = yes
	                  append = no
	                  default = 1 } }
	    plugins {
	        vici { socket = unix://$swan_dir/vici }
	        kernel-libipsec { raw_esp = $raw }
	    }
	}
	E
	cat >"$root$swan_dir/swanctl/swanctl.conf" <<-E
	connections { peer {
	    version = 1
	    local_addrs = 203.0.113.2
	    remote_addrs = $peer
	    proposals = $ike
	    encap = no
	    local { auth = psk
	            id = 203.0.113.2 }
	    remote { auth = psk
	             id = $peer }
	    children { net {
	        local_ts = 10.2.2.0/24
	        remote_ts = 10.1.1.0/24
	        esp_proposals = $esp
	        mode = tunnel
	        start_action = none
	    } }
	} }
	secrets { ike-1 { secret = "$psk" } }
	E
	local run=(timeout -k 5 300 ip netns exec b)
	if [ -n "$root" ]; then
		mkdir -p "$root/proc" "$root/dev"
		# shellcheck disable=SC2016
		run+=(unshare -m sh -c 'mount --rbind /dev "$0/dev" && mount --rbind /proc "$0/proc" &&
			exec chroot "$0" env STRONGSWAN_CONF="$1" /usr/sbin/charon-systemd'
			"$root" "$swan_dir/strongswan.conf")
	else
		run+=(env STRONGSWAN_CONF="$swan_dir/strongswan.conf" /usr/sbin/charon-systemd)
	fi
	"${run[@]}" </dev/null >"$root$swan_dir/out" 2>&1 &
	swan_pid=$!
	local i
	for ((i = 0; i < 100; i++)); do
		[ -S "$root$swan_dir/vici" ] && swanctl_ --load-all --noprompt >/dev/null 2>&1 && return 0
		sleep 0.05
	done
	echo "charon did not start:" && tail -n 5 "$root$swan_dir/out"
	return 1
}

swanctl_() {
	local sub=$1
	shift
	local run=(timeout -k 2 15)
	[ -z "$swan_root" ] || run+=(chroot "$swan_root")
	"${run[@]}" env STRONGSWAN_CONF="$swan_dir/strongswan.conf" SWANCTL_DIR="$swan_dir/swanctl" \
		swanctl "$sub" --uri "unix://$swan_dir/vici" "$@"
}

swan_down() {
	[ -n "${swan_pid:-}" ] || return 0
	kill "$swan_pid" 2>/dev/null
	wait "$swan_pid" 2>/dev/null
	swan_pid=
	rm -rf "$swan_root${swan_dir:?}"
}

# lab_up DIR PORT WAN GATEWAY ENCR HASH GROUP ESP [PFS]   writes a lab with R1 at WAN, whose outside is PORT
# ("nic:va", or "tun:wan0" with address lines in $tun_address), and boots it in namespace a.
lab_up() {
	local dir=$1 port=$2 wan=$3 gateway=$4 encr=$5 hash=$6 group=$7 esp=$8 pfs=${9:-}
	mkdir -p "$dir"
	cat >"$dir/lab.yml" <<-E
	name: interop
	title: R1 against another implementation
	topology:
	  nodes:
	    R1:  {kind: router, startup-config: R1.cfg}
	    PC1: {kind: host, address: 10.1.1.10/24, gateway: 10.1.1.1}
	  links:
	    - endpoints: ["PC1:eth0", "R1:FastEthernet0/0"]
	    - endpoints: ["R1:FastEthernet0/1", "$port"]
	$tun_address
	E
	cat >"$dir/R1.cfg" <<-E
	hostname R1
	crypto isakmp policy 10
	 encr $encr
	 hash $hash
	 authentication pre-share
	 group $group
	crypto isakmp key $psk address 203.0.113.2
	crypto ipsec transform-set TS $esp
	 mode tunnel
	crypto map CMAP 10 ipsec-isakmp
	 set peer 203.0.113.2
	 set transform-set TS
	${pfs:+ set pfs $pfs}
	 match address 101
	interface FastEthernet0/0
	 ip address 10.1.1.1 255.255.255.0
	interface FastEthernet0/1
	 ip address $wan 255.255.255.0
	 crypto map CMAP
	ip route 0.0.0.0 0.0.0.0 $gateway
	access-list 101 permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255
	end
	E
	lab_dir=$dir
	ip netns exec a timeout -k 5 300 "$qmidle" run "$dir" --detach >"$dir/out" 2>&1 || {
		cat "$dir/out"
		return 1
	}
}

console() { # console NODE   types standard input at a node's console
	ip netns exec a timeout -k 2 60 "$qmidle" connect "$lab_dir" "$1"
}

lab_down() {
	[ -n "${lab_dir:-}" ] || return 0
	ip netns exec a "$qmidle" stop "$lab_dir" >/dev/null 2>&1
	lab_dir=
}

verdict() { # verdict NAME RESULT [FILE...]   files are shown when it failed
	local name=$1 ok=$2
	shift 2
	if [ "$ok" = ok ]; then
		passed=$((passed + 1))
		echo "ok       $name"
	else
		failed=$((failed + 1))
		echo "FAILED   $name: $ok"
		[ $# -eq 0 ] || tail -n 25 "$@"
	fi
}

skip() {
	skipped=$((skipped + 1))
	echo "skipped: $1: $2"
}
