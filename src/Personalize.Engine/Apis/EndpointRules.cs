using System;

namespace Personalize.Engine;

/// <summary>How a host name follows from region, FIPS and dual-stack: the rule sets of the three APIs, which differ in the host's first word.</summary>
internal static class EndpointRules
{
    public static Uri Resolve(ApiFacts api, string region, bool useFips, bool useDualStack, Uri? given)
    {
        if (given is not null)
        {
            if (useFips)
            {
                throw new ConfigurationException(
                    $"FIPS endpoints are asked for, but the endpoint is given as {given}. Turn off AWS_USE_FIPS_ENDPOINT (or the profile's use_fips_endpoint), or give no endpoint.");
            }

            if (useDualStack)
            {
                throw new ConfigurationException(
                    $"Dual-stack endpoints are asked for, but the endpoint is given as {given}. Turn off AWS_USE_DUALSTACK_ENDPOINT (or the profile's use_dualstack_endpoint), or give no endpoint.");
            }

            return given;
        }

        return Resolve(api, region, useFips, useDualStack, Partition.Of(region));
    }

    public static Uri Resolve(ApiFacts api, string region, bool useFips, bool useDualStack, Partition partition)
    {
        if (useFips && !partition.SupportsFips)
        {
            throw new ConfigurationException(
                $"FIPS endpoints are asked for, but the partition {partition.Name} of region {region} has none. Turn off AWS_USE_FIPS_ENDPOINT (or the profile's use_fips_endpoint).");
        }

        if (useDualStack && !partition.SupportsDualStack)
        {
            throw new ConfigurationException(
                $"Dual-stack endpoints are asked for, but the partition {partition.Name} of region {region} has none. Turn off AWS_USE_DUALSTACK_ENDPOINT (or the profile's use_dualstack_endpoint).");
        }

        var host = useFips ? api.HostPrefix + "-fips" : api.HostPrefix;
        return new Uri($"https://{host}.{region}.{(useDualStack ? partition.DualStackDnsSuffix : partition.DnsSuffix)}");
    }
}
